using GasOrleans.Jobs;
using GasOrleans.WebClient.Site;

namespace GasOrleans.WebClient.Jobs;

/// <summary>What a refusal is to a browser: one switch for the status, one for the sentence.</summary>
internal static class RefusalAnswer
{
    public static int Status(Refusal refusal) => refusal switch
    {
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.Invalid => StatusCodes.Status400BadRequest,
        Refusal.BadUpload { Code: "file-too-large" } => StatusCodes.Status413PayloadTooLarge,
        Refusal.WrongStatus or Refusal.NotUploaded or Refusal.Paused => StatusCodes.Status409Conflict,
        // A newer silo may refuse for reasons that this server has no words for.
        _ => StatusCodes.Status409Conflict,
    };

    public static string Sentence(Refusal refusal) => refusal switch
    {
        Refusal.NotFound => Explanation.Of(StatusCodes.Status404NotFound).Text,
        Refusal.Invalid invalid => invalid.Why,
        Refusal.BadUpload bad => bad.Why,
        Refusal.WrongStatus wrong => $"This annotation is {JobWords.Status(wrong.Status).ToLowerInvariant()}, so that cannot be done any more.",
        Refusal.Paused paused => $"New annotations are not taken at the moment: {paused.Why} ({paused.Author})",
        Refusal.NotUploaded => "The file has not arrived yet. If the upload has ended, wait a few seconds and try again; else upload it once more.",
        _ => "The service did not accept that.",
    };

    /// <summary>For scripts: problem details.</summary>
    public static IResult Problem(Refusal refusal)
        => TypedResults.Problem(Sentence(refusal), statusCode: Status(refusal), title: "Not accepted", extensions: [new("code", Code(refusal))]);

    /// <summary>The stable word for scripts.</summary>
    public static string Code(Refusal refusal) => refusal switch
    {
        Refusal.BadUpload bad => bad.Code,
        Refusal.Invalid => "invalid",
        Refusal.NotFound => "not-found",
        Refusal.NotUploaded => "not-uploaded",
        Refusal.Paused => "submissions-paused",
        Refusal.WrongStatus => "wrong-status",
        _ => "refused",
    };

    /// <summary>For people: an error page with a way on. What is not theirs looks as if it were absent.</summary>
    public static IResult Page(Refusal refusal, HttpContext context, string wayOn, string wayOnText)
    {
        if (refusal is not Refusal.NotFound)
        {
            context.Explain("That was not done", Sentence(refusal), wayOn, wayOnText);
        }

        return TypedResults.StatusCode(Status(refusal));
    }
}
