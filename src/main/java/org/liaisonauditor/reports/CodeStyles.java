package org.liaisonauditor.reports;

/** The faces and styles of rules in documents; like {@link Styles}, they belong to one file. */
final class CodeStyles {

  private static final float SIZE = 8.6f;
  private static final float LEADING = 11.4f;

  private final Face regular = Face.load("Cousine-Regular.ttf", 'C');
  private final Face bold = Face.load("Cousine-Bold.ttf", 'D');

  final Style code = new Style(regular, SIZE, LEADING, Tint.BLACK);
  final Style keyword = new Style(bold, SIZE, LEADING, Tint.BLACK);
  final Style string = new Style(regular, SIZE, LEADING, Tint.STRING);
  final Style comment = new Style(regular, SIZE, LEADING, Tint.GREY);
  final Style number = new Style(regular, 7.4f, LEADING, Tint.GREY);

  /** Code among words of a size. */
  Style beside(Style words) {
    return new Style(regular, words.size() * 0.86f, words.leading(), words.tint());
  }
}
