"""The citizen's and the staff's pages, served by the API where there is no CDN."""
