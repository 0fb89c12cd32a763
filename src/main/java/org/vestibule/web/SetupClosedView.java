package org.vestibule.web;

/**
 * The page that asks for the code.
 *
 * @param notice the key of what went wrong before; empty at first
 */
public record SetupClosedView(String notice) {}
