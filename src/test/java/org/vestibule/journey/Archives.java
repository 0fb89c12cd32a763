package org.vestibule.journey;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR file as Arquillian deploys it. */
final class Archives {
  private Archives() {}

  /** A fresh archive object of the shipped file; its name is the context path. */
  static WebArchive war(String name) {
    return ShrinkWrap.create(ZipImporter.class, name + ".war")
        .importFrom(Ground.WAR.toFile())
        .as(WebArchive.class);
  }
}
