package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.origin.SslMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Remedies speak of the web server that serves the port, or should. */
class ServerAtHandTest {
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
        listen 0.0.0.0:443                                                                    | nginx
        processes ~ 812	120	1024	9001	nginx => 812	120	1024	9001	apache2 ; processes ~ 811	24	1024	9001	nginx => 811	24	1024	9001	apache2 | apache2
        processes ~ 812	120	1024	9001	nginx => 812	120	1024	9001	httpd ; processes ~ 811	24	1024	9001	nginx => 811	24	1024	9001	httpd | httpd
        listen ; systemctl show gone                                                          | nginx
        listen ; systemctl show gone ; nginx -T gone                                          | -
        listen ; systemctl show ~ Id=nginx.service => Id=apache2.service ; nginx -T gone      | apache2
        listen ; systemctl show ~ Id=nginx.service => Id=openresty.service                    | openresty
        """)
    void theRemediesAreForTheServerThatServesThePort(String changes, String unit, @TempDir Path folder)
            throws Exception {
        Diagnosis diagnosis = Judgement.of(Sights.of(SslMode.FULL, "tcp refused x3; port 80 refused")
                .with(HostFolder.of(List.of(changes.split(" ; "))).collected(folder)));

        assertThat(Objects.requireNonNull(diagnosis.host())
                        .setup("web_server_unit")
                        .orElse("-"))
                .isEqualTo(unit);
    }
}
