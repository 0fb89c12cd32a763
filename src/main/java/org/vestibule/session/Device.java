package org.vestibule.session;

/**
 * What a user is told of the browser and the place of a session, so that he knows it again. Codes
 * alone: what a browser says of itself is never kept as it came.
 *
 * @param browser a code, empty when the browser is not known
 * @param place a code or a shortened address, empty when the place is not known
 */
public record Device(String browser, String place) {
  /** Nothing is known. */
  public static final Device UNKNOWN = new Device("", "");

  /** Characters of each; codes are far shorter. */
  static final int MAX = 64;

  /** Cuts what is too long. */
  public Device {
    browser = cut(browser);
    place = cut(place);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(MAX, text.length()));
  }
}
