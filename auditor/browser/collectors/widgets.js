// Text size, contrast, language and other helpers of a page, operated for effect.
