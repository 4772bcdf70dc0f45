namespace GasOrleans.Cli.Accounts;

/// <summary>Where a token may be sent: by https, or to this machine.</summary>
internal static class ServerAddress
{
    public static Uri Parse(string text)
        => !Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var address) || address.PathAndQuery != "/" || address.UserInfo.Length > 0
            ? throw new Failure(Exit.Usage, "bad-server", $"'{text}' is not a service's address, such as https://gas.example.org.")
        : address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
            ? address
        : throw new Failure(Exit.Usage, "bad-server", $"'{text}' is not https: everybody on the way could read your token.");
}
