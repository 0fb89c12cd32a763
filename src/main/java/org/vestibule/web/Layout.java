package org.vestibule.web;

/**
 * What every page needs.
 *
 * @param base put before local addresses: empty or {@code /app}
 * @param language BCP 47 tag of the page's texts
 */
public record Layout(String base, String language) {}
