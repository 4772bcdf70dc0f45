namespace GasOrleans.Aws.Local.State;

/// <summary>The folder that holds everything the local cloud keeps. One cloud at a time may use it.</summary>
internal sealed class StateFolder : IDisposable
{
    private const string Marker = "gas-orleans-local-cloud";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly FileStream held;
    private readonly bool temporary;

    private StateFolder(string path, bool temporary)
    {
        Path = path;
        this.temporary = temporary;
        held = Hold();
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Where the emulators keep their state; null lets them keep it in memory.</summary>
    public string? Emulators => temporary ? null : Path;

    /// <summary>Opens the folder, or a temporary one that is deleted at the end.</summary>
    public static StateFolder Open(string? path)
    {
        if (path is null)
        {
            return new StateFolder(Directory.CreateTempSubdirectory("gas-orleans-").FullName, temporary: true);
        }

        if (Directory.Exists(path) && !IsOurs(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new LocalCloudException($"{path} holds files that are not the local cloud's. Choose another state folder with --state=FOLDER or GAS_STATE=FOLDER.");
        }

        Directory.CreateDirectory(path, OwnerOnly);
        return new StateFolder(System.IO.Path.GetFullPath(path), temporary: false);
    }

    /// <summary>Deletes a folder of ours; fails with a sentence when it is somebody else's or in use.</summary>
    public static bool Delete(string path)
    {
        if (!Directory.Exists(path))
        {
            return false;
        }

        if (!IsOurs(path))
        {
            throw new LocalCloudException($"{path} was not made by the local cloud: it stays.");
        }

        using (Open(path))
        {
            Directory.Delete(path, recursive: true);
        }

        return true;
    }

    /// <summary>A folder inside it.</summary>
    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name), OwnerOnly).FullName;

    public void Dispose()
    {
        held.Dispose();
        if (temporary)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static bool IsOurs(string path) => File.Exists(System.IO.Path.Combine(path, Marker));

    private FileStream Hold()
    {
        try
        {
            // The lock ends with the process, however it ends.
            return new FileStream(System.IO.Path.Combine(Path, Marker), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new LocalCloudException($"Another local cloud is running on {Path}. `make down` ends it.", e);
        }
    }
}
