"""Frame -> plotly Figure. A figure neither filters nor aggregates; what it draws has been measured before."""
