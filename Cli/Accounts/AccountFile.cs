using System.Text.Json;

namespace GasOrleans.Cli.Accounts;

/// <summary>The file with the token: in the user's configuration folder, readable by them alone.</summary>
internal sealed class AccountFile(string folder)
{
    private const UnixFileMode MineAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path { get; } = System.IO.Path.Combine(folder, "account.json");

    public Account? Read()
    {
        if (!File.Exists(Path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Account>(File.ReadAllText(Path), JsonSerializerOptions.Web) is { Server: not null, Token: not null } account ? account : null;
        }
        catch (JsonException)
        {
            throw new Failure(Exit.Usage, "bad-account", $"{Path} cannot be read; sign in again.");
        }
    }

    public void Write(Account account)
    {
        MakePrivate(folder);
        var fresh = $"{Path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // From its first byte on, and whatever stood there before.
            options.UnixCreateMode = MineAlone;
        }

        using (var file = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(file, account, JsonSerializerOptions.Web);
        }

        File.Move(fresh, Path, overwrite: true);
    }

    public bool Delete()
    {
        var was = File.Exists(Path);
        File.Delete(Path);
        return was;
    }

    /// <summary>Makes a folder that only its owner may open.</summary>
    public static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, MineAlone | UnixFileMode.UserExecute);
        }
    }
}
