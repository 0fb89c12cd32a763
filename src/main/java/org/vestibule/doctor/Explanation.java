package org.vestibule.doctor;

/**
 * A failure in plain words.
 *
 * @param title the page's heading
 * @param what what happened
 * @param who who can act
 * @param how what that person does
 * @param where the way through the portal's menus; empty when there is none
 * @param command what an administrator can paste into a shell instead; empty when there is none
 */
public record Explanation(
    String title, String what, String who, String how, String where, String command) {}
