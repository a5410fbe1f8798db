package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The colour profile of the documents, made here from the numbers of IEC 61966-2-1, so that it is
 * nobody's and the same on every JDK.
 */
class ColourProfileTest {

  private static final Path FILE =
      Path.of("src/main/resources/org/liaisonauditor/reports", Archival.PROFILE);

  private static final int[] WHITE = {0xF6D6, 0x10000, 0xD32D};
  private static final int[] RED = {0x6FA2, 0x38F5, 0x0390};
  private static final int[] GREEN = {0x6299, 0xB785, 0x18DA};
  private static final int[] BLUE = {0x24A0, 0x0F84, 0xB6CF};
  private static final int STEPS = 1024;
  private static final int HEADER = 128;

  @Test
  void the_profile_is_made_from_the_standards_numbers() throws Exception {
    byte[] made = profile();
    if ("write".equals(System.getProperty("profile"))) {
      Files.write(FILE, made);
    }
    assertThat(resource())
        .as("to write it anew: mvn test -Dtest=ColourProfileTest -Dprofile=write")
        .isEqualTo(made);
  }

  @Test
  void its_colours_are_those_of_srgb() throws Exception {
    ICC_ColorSpace ours = new ICC_ColorSpace(ICC_Profile.getInstance(resource()));
    ColorSpace srgb = ColorSpace.getInstance(ColorSpace.CS_sRGB);
    for (Tint tint : Tint.values()) {
      float[] colour = {tint.red, tint.green, tint.blue};
      float[] shown = ours.toCIEXYZ(colour);
      float[] meant = srgb.toCIEXYZ(colour);
      for (int i = 0; i < 3; i++) {
        assertThat(shown[i]).as(tint.name()).isCloseTo(meant[i], within(0.002f));
      }
    }
  }

  private static byte[] resource() throws IOException {
    try (InputStream in = Archival.class.getResourceAsStream(Archival.PROFILE)) {
      return in.readAllBytes();
    }
  }

  private static byte[] profile() throws IOException {
    byte[] curve = curve();
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", description("sRGB IEC61966-2.1"));
    tags.put("cprt", text("No rights are reserved (CC0 1.0)."));
    tags.put("wtpt", xyz(WHITE));
    tags.put("rXYZ", xyz(RED));
    tags.put("gXYZ", xyz(GREEN));
    tags.put("bXYZ", xyz(BLUE));
    tags.put("rTRC", curve);
    tags.put("gTRC", curve);
    tags.put("bTRC", curve);
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    DataOutputStream entries = new DataOutputStream(table);
    entries.writeInt(tags.size());
    int from = HEADER + 4 + 12 * tags.size();
    int curveAt = 0;
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      boolean again = tag.getValue() == curve && curveAt > 0;
      int at = again ? curveAt : from + data.size();
      entries.writeBytes(tag.getKey());
      entries.writeInt(at);
      entries.writeInt(tag.getValue().length);
      if (again) {
        continue;
      }
      curveAt = tag.getValue() == curve ? at : 0;
      data.write(tag.getValue());
      while (data.size() % 4 != 0) {
        data.write(0);
      }
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    out.writeInt(from + data.size());
    out.writeInt(0); // no colour management module is preferred
    out.writeInt(0x02100000); // version 2.1
    out.writeBytes("mntrRGB XYZ ");
    for (int part : new int[] {2026, 1, 1, 0, 0, 0}) {
      out.writeShort(part);
    }
    out.writeBytes("acsp");
    out.write(new byte[28]); // no platform, device or maker; perceptual
    for (int part : WHITE) {
      out.writeInt(part);
    }
    out.write(new byte[HEADER - all.size()]);
    out.write(table.toByteArray());
    out.write(data.toByteArray());
    return all.toByteArray();
  }

  private static byte[] description(String text) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    out.writeBytes("desc");
    out.writeInt(0);
    out.writeInt(text.length() + 1);
    out.writeBytes(text);
    out.write(new byte[1 + 4 + 4 + 2 + 1 + 67]); // no Unicode and no script version
    return all.toByteArray();
  }

  private static byte[] text(String text) {
    return ("text\0\0\0\0" + text + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] xyz(int[] parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    out.writeBytes("XYZ ");
    out.writeInt(0);
    for (int part : parts) {
      out.writeInt(part);
    }
    return all.toByteArray();
  }

  private static byte[] curve() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    out.writeBytes("curv");
    out.writeInt(0);
    out.writeInt(STEPS);
    for (int step = 0; step < STEPS; step++) {
      double value = step / (STEPS - 1.0);
      double linear =
          value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
      out.writeShort((int) StrictMath.round(linear * 0xFFFF));
    }
    return all.toByteArray();
  }
}
