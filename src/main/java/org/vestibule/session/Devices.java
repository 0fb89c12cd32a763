package org.vestibule.session;

import jakarta.servlet.http.HttpServletRequest;

/** Tells browsers apart, as well as their users need it. */
@FunctionalInterface
public interface Devices {
  /** What a request tells of its browser and place. */
  Device of(HttpServletRequest request);
}
