package org.vestibule.web;

import jakarta.servlet.ServletContext;
import org.vestibule.config.Reading;

/** What has to be different on Payara. On another server nothing here does anything. */
final class Payara {
  /**
   * By this attribute the engine for JSP finds what makes tags: a managed object each, looked up,
   * with injection and a destruction of its own. Without it a page makes its tags itself.
   */
  private static final String INJECTOR = "com.sun.appserv.jsp.resource.injector";

  private Payara() {}

  /**
   * Payara reads {@code CLUSTER} itself, before the application does: {@code glassfish-web.xml}
   * keeps sessions in the node's memory without it. It sees neither {@code CLUSTER_FILE} nor the
   * file that {@code VESTIBULE_CONFIG} names.
   *
   * @param server as it names itself
   */
  static Reading check(String server, Reading reading) {
    return server.startsWith("Payara") ? reading.serverReads("CLUSTER", "jcache") : reading;
  }

  /** No tag of a page asks the server for anything. */
  static void plainTags(ServletContext web) {
    web.removeAttribute(INJECTOR);
  }
}
