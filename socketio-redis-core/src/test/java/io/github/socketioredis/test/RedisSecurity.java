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
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the Redis processes of one fixture are protected, the same for all of them.
 *
 * @param certificate the certificate of a server that speaks TLS only
 * @param username the only user that may log in, if not the default one
 * @param password the user's password
 */
record RedisSecurity(@Nullable TestCertificate certificate, @Nullable String username, @Nullable String password) {

	static final RedisSecurity NONE = new RedisSecurity(null, null, null);

	RespConnection connect(int port) throws IOException {
		RespConnection connection = RespConnection.open(RedisNode.HOST, port, this.certificate);
		if (this.password == null) {
			return connection;
		}
		try {
			connection.execute("AUTH", (this.username != null) ? this.username : "default", this.password);
			return connection;
		}
		catch (IOException | IllegalStateException ex) {
			connection.close();
			throw ex;
		}
	}

	String uri(int port) {
		return ((this.certificate != null) ? "rediss://" : "redis://") + userInfo() + RedisNode.HOST + ":" + port;
	}

	String userInfo() {
		if (this.password == null) {
			return "";
		}
		return ((this.username != null) ? this.username : "") + ":" + this.password + "@";
	}

	List<String> portArguments(int port) {
		if (this.certificate == null) {
			return List.of("--port", Integer.toString(port));
		}
		String file = this.certificate.certificate().toString();
		return List.of("--port", "0", "--tls-port", Integer.toString(port), "--tls-auth-clients", "no",
				"--tls-cert-file", file, "--tls-key-file", this.certificate.privateKey().toString(),
				"--tls-ca-cert-file", file);
	}

	List<String> userArguments() {
		if (this.password == null) {
			return List.of();
		}
		if (this.username == null) {
			return List.of("--requirepass", this.password);
		}
		return List.of("--user", this.username, "on", ">" + this.password, "~*", "&*", "+@all", "--user", "default",
				"off");
	}

	List<String> replicationArguments() {
		List<String> arguments = new ArrayList<>();
		if (this.certificate != null) {
			arguments.addAll(List.of("--tls-replication", "yes"));
		}
		if (this.username != null) {
			arguments.addAll(List.of("--masteruser", this.username));
		}
		if (this.password != null) {
			arguments.addAll(List.of("--masterauth", this.password));
		}
		return arguments;
	}

	/**
	 * Returns the part of MIGRATE that says who migrates.
	 */
	List<String> migrateArguments() {
		if (this.password == null) {
			return List.of();
		}
		return (this.username != null) ? List.of("AUTH2", this.username, this.password)
				: List.of("AUTH", this.password);
	}

	TestCertificate requiredCertificate() {
		if (this.certificate == null) {
			throw new IllegalStateException("The server was not started with TLS");
		}
		return this.certificate;
	}

	void delete() {
		if (this.certificate != null) {
			this.certificate.delete();
		}
	}

}
