namespace GasOrleans.WebClient.Site;

/// <summary>What an error page says, and the way on that it offers.</summary>
/// <param name="Title">What is the matter, in a few words.</param>
/// <param name="Text">What it means and what to do.</param>
/// <param name="WayOn">A local address to go on to.</param>
/// <param name="WayOnText">What that is.</param>
public sealed record Explanation(string Title, string Text, string WayOn = "/", string WayOnText = "To the start page")
{
    /// <summary>The stable word for scripts; by the status, when it is not said.</summary>
    public string? Code { get; init; }

    public static Explanation Of(int status) => status switch
    {
        400 => new("We could not read that request", "Something in the address or the form is not as this site makes it. Go back and try again."),
        401 => new("You are not signed in", "Sign in, then open the page again.", "/sign-in", "Sign in"),
        403 => new("This is not open to you", "You are signed in, but this page is not for your account."),
        404 => new("There is no such page", "The address may be mistyped, or what was here may have been deleted.", "/jobs", "To my annotations"),
        405 => new("That cannot be done here", "This address is opened in another way. Nothing was changed.", "/jobs", "To my annotations"),
        409 => new("That cannot be done now", "It was done already, or something else happened meanwhile. Nothing was changed.", "/jobs", "To my annotations"),
        413 => new("That is too large", "This site takes no request of that size. Files go to the storage, by the submit page.", "/submit", "To the submit page"),
        429 => new("Too many requests", "More was asked in a short time than one person or address may. Wait a few seconds, then go on.", "/jobs", "To my annotations"),
        503 => new("The service is starting", "It cannot answer right now; your files and annotations are safe. Reload the page in a few seconds."),
        >= 500 => new("Something went wrong on our side", "Your files and annotations are safe. Try again; if it happens again, tell us the reference below."),
        _ => new("That did not work", "Go back and try again."),
    };
}
