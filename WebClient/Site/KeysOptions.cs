namespace GasOrleans.WebClient.Site;

/// <summary>Where the keys that protect cookies and forms are kept, and what they are sealed with (section <c>Keys</c>). All web servers of the site have the same.</summary>
internal sealed class KeysOptions
{
    /// <summary>The length of a secret: AES-256.</summary>
    public const int SecretBytes = 32;

    /// <summary>The bucket that the keys are kept in. Default: <c>gas-keys</c>.</summary>
    public string Bucket { get; set; } = "gas-keys";

    /// <summary>A folder to keep them in instead, for a single server. Default: none.</summary>
    public string? Folder { get; set; }

    /// <summary>Secrets of 32 random bytes in Base64, the newest first: keys are sealed with the first, and opened with any.
    /// To change it, put a new one in front and keep the old one for 90 days. No default.</summary>
    public IList<string> Secrets { get; } = [];
}
