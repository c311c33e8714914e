package dev.origindoctor.panel;

import dev.origindoctor.panel.web.Login;
import dev.origindoctor.panel.web.Panel;
import dev.origindoctor.panel.web.PanelServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The panel with a street of broken sites, on this machine alone: {@code ControlPanel [PORT]}. */
public final class ControlPanel implements AutoCloseable {
    private static final int PORT = 8080;
    private final DemoStreet street = new DemoStreet();
    private final PanelServer server;

    private ControlPanel(InetSocketAddress address, Login login, Limits limits) {
        Customer owner = new Customer("demo");
        SiteBook sites = new SiteBook(street.open(owner));
        Doctors doctors = new Doctors(Doctors.loopbackOnly(), DemoStreet.trust());
        Panel panel = new Panel(new Practice(sites, doctors, limits), street, login, limits, Panel.LOOPBACK_NAMES);
        server = PanelServer.open(panel, address);
    }

    /** Opens one whose sites belong to the customer {@code demo}. */
    public static ControlPanel open(int port, Login login, Limits limits) {
        return open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), login, limits);
    }

    /** The same at an address of this machine's. */
    static ControlPanel open(InetSocketAddress address, Login login, Limits limits) {
        return new ControlPanel(address, login, limits);
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    /** Runs until it is ended. */
    public static void main(String... arguments) throws InterruptedException {
        int port = arguments.length == 0 ? PORT : Integer.parseInt(arguments[0]);
        ControlPanel panel = open(port, Login.everybodyIs(new Customer("demo")), Limits.usual());
        Runtime.getRuntime().addShutdownHook(new Thread(panel::close));
        System.out.println("The panel is at http://localhost:" + panel.port() + "/ (end it with Ctrl-C)");
        Thread.currentThread().join();
    }

    @Override
    public void close() {
        server.close();
        street.close();
    }
}
