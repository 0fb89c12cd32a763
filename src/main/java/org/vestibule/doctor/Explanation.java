package org.vestibule.doctor;

/**
 * A failure in plain words.
 *
 * @param title the page's heading
 * @param what what happened
 * @param who who can act
 * @param how what that person does
 */
public record Explanation(String title, String what, String who, String how) {}
