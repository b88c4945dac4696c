"""Files of the whole site: navigation, not-found page, redirects, sitemap."""
