using MimeKit;

namespace GasOrleans.Aws.Local.Mail;

/// <summary>The mails that were delivered here, newest first; a mail's name tells when it came.</summary>
public sealed class MailFolder(string path)
{
    private const string Extension = ".eml";

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => [.. Directory.EnumerateFiles(path, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file)!).OrderDescending(StringComparer.Ordinal)];

    /// <summary>Where they are.</summary>
    public string Location => path;

    /// <summary>Reads one; null when there is none of that name.</summary>
    public async Task<MimeMessage?> ReadAsync(string name, CancellationToken cancellationToken = default) =>
        Names.Contains(name) ? await MimeMessage.LoadAsync(Path.Combine(path, name + Extension), cancellationToken) : null;

    /// <summary>Reads all.</summary>
    public async Task<IReadOnlyList<MimeMessage>> ReadAllAsync(CancellationToken cancellationToken = default)
    {
        var all = new List<MimeMessage>();
        foreach (var name in Names)
        {
            all.Add(await MimeMessage.LoadAsync(Path.Combine(path, name + Extension), cancellationToken));
        }

        return all;
    }
}
