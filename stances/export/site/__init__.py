"""A dataset -> a folder of pages that any web host serves and that open from disk: no server, no network."""

from stances.export.site.folder import Folder, FolderError
from stances.export.site.publishing import publish

__all__ = ["Folder", "FolderError", "publish"]
