package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.audit.StoredRecords;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.intake.Gathering;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.DataSets;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.template.NoTemplate;
import org.liaisonauditor.template.Template;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a workbook for a unit's clerk to fill in and send back. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a workbook for a unit's clerk to fill in and send back: members, meetings and what",
      "was sent already are in it, with drop-down lists, checks of days and a note on each column.",
      "A branch or ward gets attendance, meetings, evaluations, follow-ups and groups; a workplace",
      "members, introductions, classifications and exchanges; a city its units.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  auditor template --unit P01-B02 --from 2025-01-01 --to 2025-12-31 \\",
      "    --out P01-B02.xlsx"
    })
final class TemplateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "CODE",
      description = "code of the unit that fills it in")
  private String unit;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the workbook to write (default: template-CODE.xlsx)")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "first day of the period (default: the year of the newest meeting begins)")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "last day of the period (default: this year ends)")
  private LocalDate to;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "takes what is known from a folder of submissions (default: from the store)")
  private Path input;

  @Mixin private LanguageOption language;

  @Mixin private DataOption data;

  @Override
  public Integer call() throws Exception {
    if (from != null && to != null) {
      PeriodUsage.check(from, to);
    }
    if (input != null) {
      RatingScale scale = RulePacks.read(Home.folder("rules")).regulation().ratingScale();
      Intake intake = new Intake(scale, language.language());
      // Rows that can't be used are no reason to keep the others from the clerk.
      RecordsInMemory records =
          new RecordsInMemory(
              SubmissionsFolder.read(input, intake, Integer.MAX_VALUE, spec.commandLine().getErr())
                  .records());
      write(records, scale, LocalDate.now(Clock.systemDefaultZone()));
      return ExitCodes.DONE;
    }
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Clock clock = context.getBean(Clock.class);
      Database database = context.getBean(Database.class);
      Path rules = Path.of(context.getEnvironment().getRequiredProperty("auditor.rules"));
      ZoneId zone = ZoneId.of(context.getEnvironment().getRequiredProperty("auditor.zone"));
      RatingScale scale = RulePacks.read(rules).regulation().ratingScale();
      List<Submission> set = new Submissions(database).asOf(clock.instant());
      if (set.isEmpty()) {
        throw new WrongUsage(
            "Nothing is stored yet: submit the tables of Units and Members first (auditor submit),"
                + " or name a folder of submissions (--input).");
      }
      long dataSet = context.getBean(Gathering.class).gather(set, scale, language.language());
      StoredRecords records = new StoredRecords(new DataSets(database), dataSet);
      write(records, scale, LocalDate.ofInstant(clock.instant(), zone));
    }
    return ExitCodes.DONE;
  }

  private void write(LiaisonRecords records, RatingScale scale, LocalDate today)
      throws IOException, WrongUsage {
    Template template;
    try {
      template = Template.of(records, unit, from, to, today, scale, language.language());
    } catch (NoTemplate none) {
      throw new WrongUsage(none.getMessage());
    }
    Path file = ClerkWorkbook.file(out, "template-", unit);
    ClerkWorkbook.write(file, template::write);
    spec.commandLine()
        .getOut()
        .println(
            new Text(
                    "%s: mẫu của %s, %d đảng viên, từ %s đến %s.",
                    "%s: template of %s, %d members, %s to %s.")
                .in(language.language())
                .formatted(
                    file,
                    template.unit().name(),
                    template.members(),
                    template.from(),
                    template.to()));
  }
}
