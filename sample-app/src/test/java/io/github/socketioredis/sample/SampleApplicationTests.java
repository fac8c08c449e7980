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

package io.github.socketioredis.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SampleApplicationTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void servesThePageAndItsClientLibrary() throws Exception {
		try (SampleApplication application = SampleApplication.start(FreePorts.asArguments(1))) {
			URI page = application.pages().values().iterator().next();
			assertThat(get(page).body()).contains("Chat across servers");
			assertThat(get(page.resolve("socket.io.min.js")).body()).contains("Socket.IO v4.8");
			assertThat(get(page.resolve("api/server")).body()).contains("\"name\":\"java-" + page.getPort() + "\"");
			assertThat(application.redis().isRunning()).isTrue();
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void commandOfTheNodeServerHasTheSameAdapter(CapturedOutput output) {
		String[] arguments = Arrays.copyOf(FreePorts.asArguments(1), 3);
		arguments[2] = "--socketio.redis.adapter=sharded";
		try (SampleApplication application = SampleApplication.start(arguments)) {
			assertThat(application.pages()).hasSize(1);
			assertThat(output).contains("ADAPTER=sharded npm --prefix sample-app/node start");
		}
	}

	@Test
	void portsOfEveryServerAreNeeded() {
		assertThatIllegalArgumentException().isThrownBy(() -> SampleApplication.start("--sample.http-ports=8080"))
			.withMessageContaining("sample.http-ports [8080]")
			.withMessageContaining("sample.socket-ports [9090, 9091]");
	}

	private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client.send(HttpRequest.newBuilder(address).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(address.toString()).isEqualTo(200);
		return response;
	}

}
