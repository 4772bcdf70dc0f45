using GasOrleans.Users;

namespace GasOrleans.WebClient.Users;

/// <summary>What the profile page says was done: a closed set, so that an address cannot put words into our mouth.</summary>
internal static class ProfileWords
{
    public const string Paid = "paid";

    public static string? Of(string? done, Plan plan) => done switch
    {
        "saved" => "Your profile was saved.",
        "sent" => "A link was sent to that address. Follow it within a day to confirm the address.",
        "confirmed" => "Your address was confirmed.",
        "mail" => "Your choice of mails was saved.",
        Paid when plan == Plan.Premium => "Thank you. You have the premium plan now; archived results come back by themselves.",
        Paid => "Thank you. We wait for word of your payment; your plan changes by itself when it comes, within a minute as a rule.",
        _ => null,
    };
}
