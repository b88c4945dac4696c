"""Reading without a network: the service worker and its precache manifest."""
