using GasOrleans.Jobs;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Site;

namespace GasOrleans.WebClient.Api;

/// <summary>Refusals as problems: the same words and codes as for the pages.</summary>
internal static class ApiAnswers
{
    public static IResult Refused(Refusal refusal) => refusal is Refusal.NotFound
        ? TypedResults.NotFound()
        : Problems.Of(RefusalAnswer.Status(refusal), RefusalAnswer.Code(refusal), "Not accepted", RefusalAnswer.Sentence(refusal), Facts(refusal));

    /// <summary>The result wants the premium plan.</summary>
    public static IResult WantsPremium()
        => Problems.Of(StatusCodes.Status403Forbidden, "premium-needed", "This result opens with the premium plan", "Its time with the free plan is over. With the premium plan it comes back by itself.");

    private static IEnumerable<KeyValuePair<string, object?>> Facts(Refusal refusal) => refusal switch
    {
        Refusal.Invalid invalid => [new("field", invalid.Field)],
        Refusal.WrongStatus wrong => [new("jobStatus", ApiStatuses.Of(wrong.Status))],
        _ => [],
    };
}
