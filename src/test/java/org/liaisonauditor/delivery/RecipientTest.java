package org.liaisonauditor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liaisonauditor.domain.Language;

/** What a recipient may be, and what an address must not do. */
class RecipientTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail:a@b.example\r\nBcc: x@y.example",
        "mail:a@b.example\nBcc: x@y.example",
        "mail:a@b.example, x@y.example",
        "mail:An <a@b.example>",
        "mail:a@b.example\u0000",
        "mail:@b.example",
        "mail:a@",
        "folder:",
        "folder:../p01",
        "folder:p01/../p02",
        "folder:/etc",
        "folder:p01//p02",
        "folder:p01/.hidden",
        "folder:p01\\p02",
        "folder:C:p01",
        "folder:p01\u0000",
        "folder:p01\n/x",
        "post:a"
      })
  void what_leads_elsewhere_or_holds_more_than_one_address_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Recipient.parse(text));
  }

  @Test
  void an_address_in_other_letters_is_refused_with_the_one_that_mail_servers_know() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recipient.parse("mail:bithu@hànội.example"))
        .withMessageContaining("as mail:bithu@xn--hni-9ka0849a.example");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recipient.parse("mail:bíthư@p01.example"))
        .withMessageContaining("write it without marks");
  }

  @Test
  void a_folder_may_have_a_vietnamese_name_and_lies_within_that_of_deliveries() {
    Path base = Path.of("deliveries").toAbsolutePath();

    assertThat(Recipient.parse("folder:Phường 1/2026").within(base))
        .isEqualTo(base.resolve("Phường 1").resolve("2026"));
  }

  @Test
  void codes_of_units_lead_no_file_out_of_its_folder() {
    for (String code :
        new String[] {"../../etc/passwd", "P/01", "P01\r\nX: y", "Đ-01", "..", "."}) {
      DeliveryOrder order =
          new DeliveryOrder(
              "ward",
              code,
              false,
              DeliveryOrder.Send.BOTH,
              Language.VI,
              Recipient.parse("folder:x"));
      assertThat(DocumentName.of(1, order)).matches("[A-Za-z0-9_-]+\\.pdf");
    }
  }
}
