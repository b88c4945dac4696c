"""The scripts and style sheets that pages load, one folder per feature."""
