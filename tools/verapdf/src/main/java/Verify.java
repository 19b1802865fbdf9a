import java.io.FileInputStream;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Files come in as arguments, each after the flavour to judge it by ("ua1", "2a", "3a"); a line for each goes out. */
public final class Verify {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean wrong = false;
        for (int index = 0; index + 1 < arguments.length; index += 2) {
            wrong |= !conforms(PDFAFlavour.fromString(arguments[index]), arguments[index + 1]);
        }
        System.exit(wrong ? 1 : 0);
    }

    private static boolean conforms(PDFAFlavour flavour, String path) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(path), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s %s: %s, %d checks%n", path, flavour.getId(),
                    result.isCompliant() ? "conforms" : "FAILS", result.getTotalAssertions());
            for (TestAssertion found : result.getTestAssertions()) {
                if (found.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.printf("  %s: %s (%s)%n", found.getRuleId().getClause(), found.getMessage(),
                            found.getLocation().getContext());
                }
            }
            return result.isCompliant();
        }
    }
}
