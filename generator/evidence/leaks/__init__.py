"""Words of an article that stand where they may not: in the site, the repository, its history.

files, blobs -> decoding -> markup -> letters -> runs -> leaks
"""
