package org.vestibule.journey;

import java.net.URI;

/** Where the application of a test is. */
interface Site {
  /** With the context path and a slash at the end. */
  URI app();
}
