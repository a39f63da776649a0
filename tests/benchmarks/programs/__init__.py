"""The small programs that ours is compared with, each as short as its job allows."""
