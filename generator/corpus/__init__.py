"""The linked records and the questions that pages and exports ask of them."""
