"""What a preview adds to the pages that it shows: what the checks say of them."""
