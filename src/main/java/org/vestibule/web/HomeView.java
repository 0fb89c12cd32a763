package org.vestibule.web;

/**
 * The landing page.
 *
 * @param signedOut whether the visitor has just signed out
 */
public record HomeView(boolean signedOut) {}
