namespace GasOrleans.WebClient.Site;

/// <summary>Where the keys that protect cookies and forms are kept (section <c>Keys</c>): one of the two.</summary>
internal sealed class KeysOptions
{
    /// <summary>A folder that survives restarts and that all web servers of the site share. No default.</summary>
    public string Folder { get; set; } = "";

    /// <summary>A bucket that only web servers read. No default.</summary>
    public string Bucket { get; set; } = "";
}
