/*
 * Copyright 2026 the original authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.socketioredis.test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate for 127.0.0.1 and localhost, made by the JDK's keytool in a
 * temporary directory.
 */
final class TestCertificate {

	private static final String ALIAS = "redis";

	private static final char[] PASSWORD = "test-only".toCharArray();

	private final Path directory;

	private KeyStore keyStore;

	private TestCertificate(Path directory, KeyStore keyStore) {
		this.directory = directory;
		this.keyStore = keyStore;
	}

	static TestCertificate create() {
		try {
			Path directory = Files.createTempDirectory("socketio-redis-tls");
			TestCertificate certificate = new TestCertificate(directory, generate(directory));
			certificate.writePem();
			Runtime.getRuntime().addShutdownHook(new Thread(certificate::delete, "redis-fixture-tls-exit"));
			return certificate;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException("The certificate can't be made", ex);
		}
	}

	/**
	 * Puts another certificate with another key into the same files.
	 */
	void renew() {
		try {
			this.keyStore = generate(this.directory);
			writePem();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException("The certificate can't be renewed", ex);
		}
	}

	private static KeyStore generate(Path directory) throws IOException, GeneralSecurityException {
		Path file = directory.resolve("keystore.p12");
		Files.deleteIfExists(file);
		runKeytool(file);
		KeyStore keyStore = KeyStore.getInstance("PKCS12");
		try (InputStream input = Files.newInputStream(file)) {
			keyStore.load(input, PASSWORD);
		}
		return keyStore;
	}

	private static void runKeytool(Path file) throws IOException {
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		Process process = new ProcessBuilder(keytool, "-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-dname",
				"CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost", "-validity", "30", "-storetype", "PKCS12",
				"-keystore", file.toString(), "-storepass", new String(PASSWORD))
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes());
		try {
			if (process.waitFor() != 0) {
				throw new IllegalStateException("keytool failed: " + output);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void writePem() throws IOException, GeneralSecurityException {
		write(certificate(), "CERTIFICATE", this.keyStore.getCertificate(ALIAS).getEncoded());
		write(privateKey(), "PRIVATE KEY", this.keyStore.getKey(ALIAS, PASSWORD).getEncoded());
	}

	private static void write(Path file, String type, byte[] encoded) throws IOException {
		String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(encoded);
		Files.writeString(file, "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
	}

	Path certificate() {
		return this.directory.resolve("redis.crt");
	}

	Path privateKey() {
		return this.directory.resolve("redis.key");
	}

	SSLContext sslContext() {
		try {
			KeyStore trusted = KeyStore.getInstance("PKCS12");
			trusted.load(null, null);
			trusted.setCertificateEntry(ALIAS, this.keyStore.getCertificate(ALIAS));
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(trusted);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, factory.getTrustManagers(), null);
			return context;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException("The certificate can't be trusted", ex);
		}
	}

	void delete() {
		TestFiles.deleteRecursively(this.directory);
	}

}
