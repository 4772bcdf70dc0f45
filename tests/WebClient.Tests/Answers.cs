namespace GasOrleans.WebClient.Tests;

internal static class Answers
{
    public static Task<string> TextAsync(this HttpResponseMessage answer)
        => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
