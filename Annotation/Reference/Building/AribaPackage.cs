namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Debian's <c>ariba</c> package, downloaded and unpacked into a folder; nothing is installed.</summary>
internal static class AribaPackage
{
    private const string Data = "usr/lib/python3/dist-packages/ariba/tb_data";

    /// <summary>Downloads the package with apt-get and returns the folder with the data.</summary>
    public static string Download(string scratch)
    {
        string[] download = ["download", "ariba"];
        if (Tool.Run("apt-get", download, scratch) is not null)
        {
            // A fresh machine has no package lists. Private ones leave the machine as it is and need no root.
            var lists = Directory.CreateDirectory(Path.Combine(scratch, "lists")).FullName;
            string[] own = ["-o", $"Dir::State::lists={lists}", "-o", $"Dir::Cache::pkgcache=", "-o", "Dir::Cache::srcpkgcache="];
            var problem = Tool.Run("apt-get", [.. own, "update"], scratch) ?? Tool.Run("apt-get", [.. own, .. download], scratch);
            if (problem is not null)
            {
                throw new BuildException("The demo genome comes from Debian's package 'ariba', and apt-get cannot download it: "
                    + $"{problem}. Is this a Debian machine with network? If you have the package as a file, give it with --deb FILE.");
            }
        }

        var package = Directory.GetFiles(scratch, "ariba_*.deb").FirstOrDefault()
            ?? throw new BuildException("apt-get says it downloaded 'ariba', but there is no file ariba_*.deb.");
        return Unpack(package, scratch);
    }

    /// <summary>Unpacks a package file and returns the folder with the data.</summary>
    public static string Unpack(string package, string scratch)
    {
        if (!File.Exists(package))
        {
            throw new BuildException($"There is no file {package}.");
        }

        var folder = Path.Combine(scratch, "unpacked");
        return Tool.Run("dpkg-deb", ["-x", Path.GetFullPath(package), folder], scratch) is { } problem
            ? throw new BuildException($"dpkg-deb cannot unpack {package}: {problem}.")
            : Path.Combine(folder, Data);
    }
}
