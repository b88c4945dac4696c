"""The checker: judges sign-up addresses, client links and error texts; the same in CPython and in the browser."""
