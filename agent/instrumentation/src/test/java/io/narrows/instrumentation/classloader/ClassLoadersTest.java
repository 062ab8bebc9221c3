package io.narrows.instrumentation.classloader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.bootstrap.Probe;
import io.narrows.instrumentation.testing.TravellingRecorder;
import io.narrows.instrumentation.testing.WeavingSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.example.application.ClosedLoader;
import org.example.application.OwnTimerTask;
import org.jboss.modules.DependencySpec;
import org.jboss.modules.Module;
import org.jboss.modules.ModuleFinder;
import org.jboss.modules.ModuleLoader;
import org.jboss.modules.ModuleSpec;
import org.jboss.modules.ResourceLoaderSpec;
import org.jboss.modules.ResourceLoaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Woven classes run where their loader does not ask the boot loader for our types. */
class ClassLoadersTest {
  private final TravellingRecorder recorder = TravellingRecorder.install();

  @TempDir Path folder;

  @AfterEach
  void close() {
    recorder.under(null);
    recorder.close();
    assertThat(recorder.errors()).isEmpty();
    assertThat(WeavingSession.failed()).isEmpty();
  }

  /** A woven class of this loader does its work, and the recorder sees it. */
  private void assertWovenClassRuns(Class<?> loaded) throws Exception {
    assertThat(loaded.getClassLoader()).isNotSameAs(OwnTimerTask.class.getClassLoader());
    AtomicReference<String> seen = new AtomicReference<>();
    Runnable work = () -> seen.set(recorder.name());
    Runnable task = (Runnable) loaded.getConstructor(Runnable.class).newInstance(work);
    task.run();

    assertThat(seen.get()).isEqualTo("repeated");
    assertThat(loaded.getClassLoader().loadClass(Probe.class.getName())).isSameAs(Probe.class);
    assertThatThrownBy(() -> loaded.getClassLoader().loadClass("io.narrows.bootstrap.Unknown"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void loaderThatAsksNobody_seesTheBootstrapTypes() throws Exception {
    ClosedLoader loader = new ClosedLoader("org.example.application.");

    assertWovenClassRuns(loader.loadClass(OwnTimerTask.class.getName()));
    assertThatThrownBy(() -> loader.loadClass("org.assertj.core.api.Assertions"))
        .hasMessageContaining("none of this loader's");
  }

  @Test
  void bundleOfFelix_seesTheBootstrapTypes() throws Exception {
    Map<String, String> configuration =
        Map.of(
            Constants.FRAMEWORK_STORAGE,
            folder.resolve("cache").toString(),
            "felix.bootdelegation.implicit",
            "false");
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(configuration);
    framework.start();
    try {
      Bundle bundle = framework.getBundleContext().installBundle(bundle().toUri().toString());
      bundle.start();
      assertWovenClassRuns(bundle.loadClass(OwnTimerTask.class.getName()));
    } finally {
      framework.stop();
      framework.waitForStop(10_000);
    }
  }

  @Test
  void moduleOfJbossModules_seesTheBootstrapTypes() throws Exception {
    JarFile jar = new JarFile(bundle().toFile());
    ModuleSpec spec =
        ModuleSpec.build("application")
            .addResourceRoot(
                ResourceLoaderSpec.createResourceLoaderSpec(
                    ResourceLoaders.createJarResourceLoader(jar)))
            .addDependency(DependencySpec.OWN_DEPENDENCY)
            .create();
    ModuleFinder finder = (name, delegate) -> name.equals("application") ? spec : null;
    Module module = new ModuleLoader(new ModuleFinder[] {finder}).loadModule("application");

    assertWovenClassRuns(module.getClassLoader().loadClass(OwnTimerTask.class.getName()));
    jar.close();
  }

  /** A bundle with one class in it. */
  private Path bundle() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, "application");
    attributes.putValue(Constants.BUNDLE_VERSION, "1.0.0");
    Path jar = folder.resolve("application.jar");
    String entry = OwnTimerTask.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream in = OwnTimerTask.class.getClassLoader().getResourceAsStream(entry)) {
      entries.putNextEntry(new ZipEntry(entry));
      in.transferTo(entries);
    }
    return jar;
  }
}
