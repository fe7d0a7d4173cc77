"""A page of a PDF → what stands on it, by its geometry alone; reading order is data flow: glyphs, rulings, grids,
running, columns, paragraphs."""
