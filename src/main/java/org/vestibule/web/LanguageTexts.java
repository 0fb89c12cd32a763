package org.vestibule.web;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a bundle and of its parents in one map. A page asks for a hundred and fifty of them,
 * by literals of the code: a key that is the very same string is found without its letters being
 * compared.
 */
final class LanguageTexts extends ResourceBundle {
  private final Map<String, String> texts = new HashMap<>();

  LanguageTexts(ResourceBundle bundle) {
    for (String key : bundle.keySet()) {
      texts.put(key.intern(), bundle.getString(key));
    }
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return texts.get(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(texts.keySet());
  }
}
