package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a browser says of the way a request came about. Other clients send nothing, and then nothing
 * is concluded.
 *
 * @see "Fetch Metadata Request Headers" (W3C)
 */
final class FetchMetadata {
  private FetchMetadata() {}

  /** A script's call, an image, a style sheet: anything but a page in a window or frame. */
  static boolean noNavigation(HttpServletRequest request) {
    String mode = request.getHeader("Sec-Fetch-Mode");
    return mode != null && !mode.equals("navigate");
  }

  /** Caused by a page of another site. */
  static boolean crossSite(HttpServletRequest request) {
    return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }
}
