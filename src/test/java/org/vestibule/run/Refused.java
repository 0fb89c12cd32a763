package org.vestibule.run;

/** Why the command gives up, in words for the one who typed it. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  Refused(String message) {
    super(message);
  }
}
