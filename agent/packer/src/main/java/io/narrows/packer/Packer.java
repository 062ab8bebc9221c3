package io.narrows.packer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Run by the build: {@code out=narrows.jar manifest=MANIFEST.MF rules=packing.rules
 * start=start.classes weaves=narrows.weaves launcher=classes version=1.0 agent=a.jar:b.jar}.
 *
 * <pre>
 * META-INF/MANIFEST.MF, LICENSE, NOTICE   what every tool looks for
 * io/narrows/launcher/*.class             the launcher, in the application's loader
 * boot/index                              the bootstrap types, each after its super types
 * boot/**.classdata                       the bootstrap types
 * agent/index, agent/*.pack               the classes of everything else, see {@link Packs}
 * agent/META-INF/services/*               as the libraries ship them
 * </pre>
 */
public final class Packer {
  static final String LAUNCHER_PACKAGE = "io/narrows/launcher/";
  static final String BOOT_PACKAGE = "io/narrows/bootstrap/";
  static final String OUR_PREFIX = "io/narrows/";
  private static final String DATA = ".classdata";

  private final Rules rules;
  private final List<String> start;
  private final Map<String, byte[]> out = new LinkedHashMap<>();

  private Packer(Rules rules, List<String> start) {
    this.rules = rules;
    this.start = start;
  }

  public static void main(String[] args) throws IOException {
    Map<String, String> options = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      options.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    Packer packer =
        new Packer(
            Rules.read(Path.of(options.get("rules"))),
            Files.readAllLines(Path.of(options.get("start"))));
    String manifest = Files.readString(Path.of(options.get("manifest")));
    packer.out.put(
        "META-INF/MANIFEST.MF",
        JarFiles.text(manifest.replace("@version@", options.get("version"))));
    packer.out.put("agent/narrows.version", JarFiles.text(options.get("version")));
    packer.out.put("agent/narrows.weaves", Files.readAllBytes(Path.of(options.get("weaves"))));
    packer.add(
        Contents.of(List.of(Path.of(options.get("launcher")))),
        Contents.of(paths(options.get("agent"))));
    JarFiles.write(Path.of(options.get("out")), packer.out);
  }

  private static List<Path> paths(String classPath) {
    List<Path> paths = new ArrayList<>();
    for (String path : classPath.split(java.io.File.pathSeparator)) {
      paths.add(Path.of(path));
    }
    return paths;
  }

  private void add(Contents launcher, Contents agent) {
    addLauncher(launcher);
    Map<String, byte[]> boot = new TreeMap<>();
    Map<String, byte[]> classes = new TreeMap<>();
    agent.classes().forEach((name, bytes) -> (isBoot(name) ? boot : classes).put(name, bytes));
    launcher.classes().forEach(classes::put);
    classes.keySet().removeIf(Packer::isLauncher);
    addBoot(boot);
    addAgent(classes, agent.services(), agent.resources());
  }

  private void addLauncher(Contents launcher) {
    for (Map.Entry<String, byte[]> resource : launcher.resources().entrySet()) {
      out.put(resource.getKey(), resource.getValue());
    }
    launcher
        .classes()
        .forEach(
            (name, bytes) -> {
              if (isLauncher(name) && !isPackageInfo(name)) {
                out.put(name + ".class", bytes);
              }
            });
  }

  private void addBoot(Map<String, byte[]> boot) {
    List<String> ordered = SuperTypesFirst.order(boot);
    ordered.removeIf(Packer::isPackageInfo);
    out.put("boot/index", JarFiles.text(String.join("\n", ordered) + "\n"));
    for (String name : ordered) {
      out.put("boot/" + name + DATA, boot.get(name));
    }
  }

  private void addAgent(
      Map<String, byte[]> classes,
      Map<String, List<String>> services,
      Map<String, byte[]> resources) {
    Reach reach = new Reach(classes, services, rules);
    Rewriter rewriter = new Rewriter(rules);
    Packs packs = new Packs();
    for (String name : startFirst(reach.reached())) {
      byte[] bytes = classes.get(name);
      byte[] rewritten = name.startsWith(OUR_PREFIX) ? bytes : rewriter.rewrite(bytes);
      Lambdas.replace(name, rewritten).forEach(packs::add);
    }
    rewriter.check(classes, reach.reached());
    add(packs);
    for (Map.Entry<String, List<String>> service : reach.services().entrySet()) {
      String text = String.join("\n", service.getValue()) + "\n";
      out.put("agent/META-INF/services/" + service.getKey(), JarFiles.text(text));
    }
    for (Map.Entry<String, byte[]> resource : resources.entrySet()) {
      if (rules.keepsResource(resource.getKey())) {
        out.put("agent/" + resource.getKey(), resource.getValue());
      }
    }
  }

  /** The same classes in the order in which they are packed: as a start loads them, then others. */
  private Set<String> startFirst(Set<String> classes) {
    Set<String> ordered = new LinkedHashSet<>(start);
    ordered.retainAll(classes);
    ordered.addAll(classes);
    return ordered;
  }

  private void add(Packs packs) {
    out.put("agent/index", packs.index());
    for (int i = 0; i < packs.count(); i++) {
      out.put("agent/" + i + ".pack", packs.pack(i));
    }
  }

  static boolean isPackageInfo(String className) {
    return className.endsWith("/package-info");
  }

  private static boolean isBoot(String className) {
    return className.startsWith(BOOT_PACKAGE);
  }

  private static boolean isLauncher(String className) {
    return className.startsWith(LAUNCHER_PACKAGE)
        && className.indexOf('/', LAUNCHER_PACKAGE.length()) < 0;
  }
}
