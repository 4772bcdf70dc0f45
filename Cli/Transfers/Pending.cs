using System.Security.Cryptography;
using System.Text;
using GasOrleans.Cli.Accounts;

namespace GasOrleans.Cli.Transfers;

/// <summary>The word under which a submission was begun, kept until its file is there: the same command again goes on with it, and makes no second annotation.</summary>
internal sealed class Pending
{
    private readonly string path;

    private Pending(string path, string key) => (this.path, Key) = (path, key);

    /// <summary>The act's word (<c>Idempotency-Key</c>).</summary>
    public string Key { get; }

    /// <summary>The submission of this file, as it is now, to this genome of this service, for this content of the result.</summary>
    public static Pending Of(string folder, Uri server, FileInfo file, string name, string genome, string? content)
    {
        var all = Path.Combine(folder, "submissions");
        AccountFile.MakePrivate(all);
        var what = $"{server}\n{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}\n{name}\n{genome}{(content is null ? "" : $"\n{content}")}";
        var path = Path.Combine(all, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what))));
        if (File.Exists(path) && File.ReadAllText(path) is { Length: 36 } known)
        {
            return new(path, known);
        }

        var key = Guid.NewGuid().ToString();
        File.WriteAllText(path, key);
        return new(path, key);
    }

    public void Done() => File.Delete(path);
}
