"""Makes pages light to deliver: fewer files, shared code and icons in files of their own, no needless bytes."""
