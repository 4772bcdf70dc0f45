namespace GasOrleans.WebClient.Api;

/// <summary>The codes of problems, for people to read.</summary>
internal static class ProblemList
{
    public static IReadOnlyList<(string Code, int Status, string Meaning)> All { get; } =
    [
        ("bad-request", 400, "The address or the body cannot be read."),
        ("invalid", 400, "A field cannot be accepted: 'field' names it."),
        ("bad-idempotency-key", 400, "The key is empty, too long, or has other characters than visible ASCII."),
        ("token-missing", 401, "There is no token in the request."),
        ("token-unknown", 401, "The token is mistyped, or was revoked."),
        ("token-ended", 401, "The token's time is over."),
        ("scope-missing", 403, "The token may not do that."),
        ("premium-needed", 403, "The result opens with the premium plan."),
        ("not-found", 404, "There is no such thing, or it is not yours: both look the same."),
        ("wrong-method", 405, "The address is asked in another way."),
        ("wrong-status", 409, "The annotation's status does not allow it: 'jobStatus' says which it has."),
        ("not-uploaded", 409, "The file was confirmed, but is not there."),
        ("submissions-paused", 409, "New annotations are not taken at the moment; the text says why. Try again later."),
        ("file-too-large", 413, "Your plan does not take a file of this size."),
        ("empty-file", 409, "The file is empty."),
        ("parts-missing", 409, "Parts of the file are not there as they should be: send them again."),
        ("sum-mismatch", 409, "What arrived is not the file that was sent."),
        ("body-too-large", 413, "The body is too large; files go to storage, not here."),
        ("wrong-content-type", 415, "The body is not JSON, or does not say so."),
        ("idempotency-key-reused", 422, "The key was used for another request."),
        ("too-many-requests", 429, "Wait as Retry-After says."),
        ("internal", 500, "A fault of ours: tell us the 'reference'."),
        ("unavailable", 503, "The service is starting: wait as Retry-After says."),
    ];
}
