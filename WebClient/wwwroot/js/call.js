// Asks the service as a page of ours does. What it refuses becomes an error with its code and words.
export class Refused extends Error {
  constructor(message, code, status) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export async function call(path, body, method = "POST") {
  const token = document.querySelector("input[name=__RequestVerificationToken]").value;
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: { "X-Form-Token": token, "Content-Type": "application/json" },
      body: method === "GET" ? undefined : JSON.stringify(body ?? {}),
      redirect: "error",
    });
  }
  catch {
    throw new Refused("There is no connection to the service. Try again.", "no-connection", 0);
  }

  if (answer.status === 401) {
    throw new Refused("You have been signed out. Reload the page and sign in.", "signed-out", 401);
  }

  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Refused(problem.detail ?? "The service could not do that. Try again.", problem.code, answer.status);
  }

  return answer.status === 204 ? null : answer.json();
}
