package org.liaisonauditor.reports;

/**
 * The faces and styles of one report; a face's subset belongs to one file, so they are not shared.
 */
final class Styles {

  final Face regular = Face.load("Tinos-Regular.ttf", 'R');
  final Face bold = Face.load("Tinos-Bold.ttf", 'B');
  final Face italic = Face.load("Tinos-Italic.ttf", 'I');

  final Style body = new Style(regular, 13, 17, Tint.BLACK);
  final Style bodyItalic = new Style(italic, 13, 17, Tint.BLACK);
  final Style bodyBold = new Style(bold, 13, 17, Tint.BLACK);
  final Style note = new Style(italic, 11, 14, Tint.BLACK);
  final Style chapter = new Style(bold, 15, 20, Tint.BLACK);
  final Style section = new Style(bold, 13, 17, Tint.BLACK);
  final Style cell = new Style(regular, 10.2f, 12.3f, Tint.BLACK);
  final Style cellBold = new Style(bold, 10.2f, 12.3f, Tint.BLACK);
  final Style small = new Style(regular, 8.8f, 10.6f, Tint.GREY);
}
